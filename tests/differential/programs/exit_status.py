# sys.exit inside nested calls: finally blocks run, the status is not zero.
import atexit
import sys

atexit.register(print, "registered at exit")


def main(argv):
    print("arguments", argv)
    try:
        try:
            sys.exit(3)
        except Exception:
            print("not reached: SystemExit is no Exception")
        finally:
            print("inner finally")
    except SystemExit as stop:
        print("caught", stop.code)
        raise
    finally:
        print("outer finally")


if __name__ == "__main__":
    try:
        sys.exit("a message")
    except SystemExit as stop:
        print(repr(stop.code))
    try:
        sys.exit()
    except SystemExit as stop:
        print(stop.code)
    main(sys.argv[1:])
    print("never")
