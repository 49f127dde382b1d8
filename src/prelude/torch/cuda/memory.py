"""docs: torch.cuda.memory"""
from torch.cuda import (empty_cache, max_memory_allocated, max_memory_reserved, mem_get_info, memory_allocated,
                        memory_reserved, memory_stats, memory_summary, reset_peak_memory_stats,
                        set_per_process_memory_fraction)
