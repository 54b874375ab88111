"""System calls that a kernel may not make: a filter in classic BPF over struct seccomp_data {nr, arch,
instruction pointer, six arguments}. https://docs.kernel.org/userspace-api/seccomp_filter.html
"""

import os
import platform
import struct
import sys

PR_SET_SECCOMP, FILTER = 22, 2

X86 = {
    "socket": 41, "connect": 42, "bind": 49, "socketpair": 53, "ptrace": 101, "process_vm_readv": 310,
    "process_vm_writev": 311, "unshare": 272, "setns": 308, "mount": 165, "umount2": 166, "pivot_root": 155,
    "chroot": 161, "keyctl": 250, "add_key": 248, "request_key": 249, "bpf": 321, "perf_event_open": 298,
    "io_uring_setup": 425, "userfaultfd": 323, "memfd_create": 319, "memfd_secret": 447, "shmget": 29,
    "msgget": 68, "semget": 64, "open_by_handle_at": 304, "kexec_load": 246, "init_module": 175,
    "finit_module": 313, "delete_module": 176, "reboot": 169, "swapon": 167, "acct": 163, "syslog": 103,
    "fsopen": 430, "open_tree": 428, "move_mount": 429, "fsmount": 432, "mount_setattr": 442,
    "pidfd_getfd": 438, "process_madvise": 440, "kcmp": 312, "move_pages": 279, "migrate_pages": 256,
    "personality": 135, "clone": 56, "clone3": 435, "fork": 57, "vfork": 58, "kill": 62, "tgkill": 234,
    "tkill": 200, "rt_sigqueueinfo": 129, "rt_tgsigqueueinfo": 297, "pidfd_send_signal": 424,
    "prlimit64": 302, "sched_setaffinity": 203, "sched_setscheduler": 144, "sched_setattr": 314,
    "setpriority": 141, "ioprio_set": 251}
ARM = {
    "socket": 198, "connect": 203, "bind": 200, "socketpair": 199, "ptrace": 117, "process_vm_readv": 270,
    "process_vm_writev": 271, "unshare": 97, "setns": 268, "mount": 40, "umount2": 39, "pivot_root": 41,
    "chroot": 51, "keyctl": 219, "add_key": 217, "request_key": 218, "bpf": 280, "perf_event_open": 241,
    "io_uring_setup": 425, "userfaultfd": 282, "memfd_create": 279, "memfd_secret": 447, "shmget": 194,
    "msgget": 186, "semget": 190, "open_by_handle_at": 265, "kexec_load": 104, "init_module": 105,
    "finit_module": 273, "delete_module": 106, "reboot": 142, "swapon": 224, "acct": 89, "syslog": 116,
    "fsopen": 430, "open_tree": 428, "move_mount": 429, "fsmount": 432, "mount_setattr": 442,
    "pidfd_getfd": 438, "process_madvise": 440, "kcmp": 272, "move_pages": 239, "migrate_pages": 238,
    "personality": 92, "clone": 220, "clone3": 435, "kill": 129, "tgkill": 131, "tkill": 130,
    "rt_sigqueueinfo": 138, "rt_tgsigqueueinfo": 240, "pidfd_send_signal": 424, "prlimit64": 261,
    "sched_setaffinity": 122, "sched_setscheduler": 119, "sched_setattr": 274, "setpriority": 140,
    "ioprio_set": 30}
SYSTEMS = {"x86_64": (0xC000003E, X86), "aarch64": (0xC00000B7, ARM)}
EPERM, EACCES, ENOSYS = 1, 13, 38
LOAD, EQUAL, AT_LEAST, ANY_BIT, AND, RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
ALLOW, ERRNO, KILL = 0x7FFF0000, 0x00050000, 0x80000000
CLONE_THREAD, CLONE_NEW = 0x10000, 0x7E020000
# looked at more closely below
SPECIAL = {"clone", "clone3", "socketpair", "kill", "tgkill", "prlimit64"}
# in a process namespace of one's own there is nobody else to signal or to slow down
HARMLESS_INSIDE = {"fork", "vfork", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal",
                   "sched_setaffinity", "sched_setscheduler", "sched_setattr", "setpriority", "ioprio_set"}


def install(libc, alone):
    """Refuses sockets, namespaces, tracing and what goes past the limits. `alone`: there is no process
    namespace, so other processes can neither be made nor reached. Returns whether it holds."""
    if sys.maxsize <= 2 ** 32 or platform.machine() not in SYSTEMS:
        return False
    arch, numbers = SYSTEMS[platform.machine()]
    code = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, arch), (RETURN, 0, 0, KILL), (LOAD, 0, 0, 0),
            (AT_LEAST, 0, 1, 0x40000000), (RETURN, 0, 0, ERRNO | ENOSYS)]
    for name, number in numbers.items():
        if name in SPECIAL or (name in HARMLESS_INSIDE and not alone):
            continue
        error = EACCES if name in ("socket", "connect", "bind") else EPERM
        code += [(EQUAL, 0, 1, number), (RETURN, 0, 0, ERRNO | error)]
    code += [(EQUAL, 0, 1, numbers["clone3"]), (RETURN, 0, 0, ERRNO | ENOSYS)]  # libc then calls clone
    clone = [(LOAD, 0, 0, 16), (ANY_BIT, 0, 1, CLONE_NEW), (RETURN, 0, 0, ERRNO | EPERM)]
    if alone:
        clone += [(ANY_BIT, 1, 0, CLONE_THREAD), (RETURN, 0, 0, ERRNO | EPERM)]
    code += block(numbers["clone"], clone)
    # a datagram socket can send to any socket file; only streams, then
    code += block(numbers["socketpair"],
                  [(LOAD, 0, 0, 24), (AND, 0, 0, 15), (EQUAL, 0, 1, 2), (RETURN, 0, 0, ERRNO | EACCES)])
    if alone:
        own = [(LOAD, 0, 0, 16), (EQUAL, 1, 0, os.getpid()), (RETURN, 0, 0, ERRNO | EPERM)]
        code += block(numbers["kill"], own) + block(numbers["tgkill"], own)
        code += block(numbers["prlimit64"],
                      [(LOAD, 0, 0, 16), (EQUAL, 1, 0, 0), (RETURN, 0, 0, ERRNO | EPERM)])
    code.append((RETURN, 0, 0, ALLOW))
    program = b"".join(struct.pack("=HBBI", *line) for line in code)
    import ctypes
    held = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(code), ctypes.addressof(held)))
    return libc.prctl(PR_SET_SECCOMP, FILTER, header, 0, 0) == 0


def block(number, lines):
    """Lines for one system call; after them the call is allowed."""
    lines = lines + [(RETURN, 0, 0, ALLOW)]
    return [(EQUAL, 0, len(lines), number)] + lines
