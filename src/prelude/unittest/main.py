"""unittest.main: the tests of a module from its own command line."""

import sys


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=None, exit=True,
                 verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
                 durations=None):
        import argparse

        from unittest.runner import TestLoader, TextTestRunner

        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        parser = argparse.ArgumentParser(prog=argv[0].rpartition("/")[2])
        parser.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=2)
        parser.add_argument("-q", "--quiet", dest="verbosity", action="store_const", const=0)
        parser.add_argument("-f", "--failfast", action="store_true")
        parser.add_argument("-b", "--buffer", action="store_true")
        parser.add_argument("tests", nargs="*")
        parser.set_defaults(verbosity=verbosity)
        chosen = parser.parse_args(argv[1:])
        loader = TestLoader() if testLoader is None else testLoader
        names = chosen.tests or ([defaultTest] if isinstance(defaultTest, str) else defaultTest)
        self.test = loader.loadTestsFromNames(names, module) if names else loader.loadTestsFromModule(module)
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=chosen.verbosity, failfast=bool(failfast or chosen.failfast))
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
