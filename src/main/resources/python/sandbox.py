"""What a kernel may not do, and how that is held on the system at hand.

Layers, each used where the system has it: a user of its own (where the server is root), namespaces
(user, processes, network, mounts, IPC), Landlock for files, seccomp for system calls, resource
limits. What holds is reported, not assumed.
"""

import os
import resource
import signal
import struct
import sys

import seccomp

try:
    import ctypes
    LIBC = ctypes.CDLL(None, use_errno=True)
except (ImportError, OSError):  # a Python without ctypes: limits only
    LIBC = None

LINUX = sys.platform == "linux"
NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = (
    0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 2, 4, 8, 16384, 1 << 18
SHARED = b"/dev/shm"
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38


def prepare(settings):
    """Before the kernel is made: its own user, its own namespaces."""
    held = {"user": take_user(settings), "namespaces": False}
    if LIBC is not None and LINUX and namespaces_work(settings):
        held["namespaces"] = take_namespaces(settings)
    os.chdir(settings["directory"])
    return held


def take_user(settings):
    if os.geteuid() != 0:
        return False
    try:
        os.chown(settings["directory"], settings["uid"], settings["uid"])
        os.setgroups([])
        os.setgid(settings["uid"])
        os.setuid(settings["uid"])
    except OSError:
        return False
    library = os.path.dirname(os.__file__)
    if not os.access(library, os.R_OK | os.X_OK):
        raise SystemExit("user %d, as whom cells run, cannot read the files of this Python in %s; "
                         "use a Python that every user can read" % (settings["uid"], library))
    return True


def namespaces_work(settings):
    """Tried in a process that ends at once: some systems give namespaces in which nothing is allowed,
    and there is no way back out of one."""
    trial = os.fork()
    if trial == 0:
        try:
            os._exit(0 if take_namespaces(settings) else 1)
        except BaseException:  # noqa: B902 - whatever it was, they do not work
            os._exit(1)
    return os.waitpid(trial, 0)[1] == 0


def take_namespaces(settings):
    uid, gid = os.getuid(), os.getgid()
    LIBC.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # a change of user made /proc/self root's
    if LIBC.unshare(NEWUSER | NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS) != 0:
        return False
    write("/proc/self/setgroups", "deny")
    write("/proc/self/uid_map", "%d %d 1" % (uid, uid))
    write("/proc/self/gid_map", "%d %d 1" % (gid, gid))
    mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None)
    mount(b"tmpfs", os.fsencode(settings["directory"]), b"tmpfs", MS_NOSUID | MS_NODEV,
          b"size=%d,nr_inodes=20000,mode=700" % settings["diskLimit"])
    try:
        mount(b"tmpfs", SHARED, b"tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
              b"size=%d,nr_inodes=1000,mode=700" % (settings["diskLimit"] // 4))
        settings["shared"] = True  # semaphores of multiprocessing live there
    except OSError:
        pass
    LIBC.sethostname(b"notebook", 8)
    return True


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def mount(source, target, kind, flags, options):
    if LIBC.mount(source, target, kind, ctypes.c_ulong(flags), options) != 0:
        number = ctypes.get_errno()
        raise OSError(number, "mount of %s: %s" % (os.fsdecode(target), os.strerror(number)))


def fence(settings, body, fds):
    """Between the supervisor and the kernel's first process: a process whose children have a process
    namespace can start no thread, which the supervisor must. Never returns."""
    settings["held"] = held = prepare(settings)
    die_with_parent()
    first = os.fork()
    if first == 0:
        init(settings, held, body, fds)
    for fd in fds:
        os.close(fd)
    not_to_be_traced()
    signal.signal(signal.SIGUSR1, lambda *_: send(first, signal.SIGUSR1))
    signal.signal(signal.SIGTERM, lambda *_: send(first, signal.SIGTERM))
    os._exit(os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) & 255)


def init(settings, held, body, fds):
    """The first process of the kernel: starts the real one, gathers what is left, ends all. Never returns."""
    os.setpgid(0, 0)
    die_with_parent()
    if held["namespaces"]:
        try:
            mount(b"proc", b"/proc", b"proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, None)
            held["proc"] = True
        except OSError:
            held["proc"] = False
    child = os.fork()
    if child == 0:
        act(body)
    for fd in fds:
        os.close(fd)
    not_to_be_traced()
    signal.signal(signal.SIGUSR1, lambda *_: send(-child, signal.SIGINT))
    signal.signal(signal.SIGTERM, lambda *_: send(-child, signal.SIGKILL))
    while True:
        pid, status = os.wait()
        if pid == child:
            break
    send(-child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(status)
    os._exit(code if code >= 0 else 128 - code)


def act(body):
    """The kernel's own process, in a group of its own."""
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        body()
    except BaseException:  # noqa: B902 - whatever it was, this process must not go on as another
        import traceback
        traceback.print_exc()
        os._exit(70)
    os._exit(0)


def send(pid, number):
    try:
        os.kill(pid, number)
    except OSError:
        if pid < 0:  # it has not made its group yet
            try:
                os.kill(-pid, number)
            except OSError:
                pass


def die_with_parent():
    if LIBC is not None and LINUX:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def not_to_be_traced():
    if LIBC is not None and LINUX:
        LIBC.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def enter(settings):
    """In the kernel's own process, before any code of a user: gives everything up. Says what holds."""
    held = settings["held"]
    fill_environment(settings["directory"])
    limit(settings, own_count=held["user"] or held["namespaces"])
    report = {
        "user": held["user"], "namespaces": held["namespaces"], "landlock": 0, "seccomp": False,
        "processes": "namespace" if held["namespaces"] else "user" if held["user"] else "none",
        "network": "namespace" if held["namespaces"] else "none",
        "files": "user" if held["user"] else "none"}
    if LIBC is None or not LINUX:
        return report
    die_with_parent()
    LIBC.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    drop_capabilities()
    report["landlock"] = landlock(settings, held)
    if report["landlock"]:
        report["files"] = "landlock"
    report["seccomp"] = seccomp.install(LIBC, alone=not held["namespaces"])
    if report["seccomp"]:
        if not held["namespaces"]:
            report["network"] = report["processes"] = "seccomp"
    return report


def fill_environment(directory):
    os.environ.clear()
    os.environ.update({
        "HOME": directory, "TMPDIR": directory, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
        "MPLCONFIGDIR": directory, "MPLBACKEND": "module://vitrine_figures",
        "OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2", "MKL_NUM_THREADS": "2"})


def limit(settings, own_count):
    """Resource limits; a soft limit is the hard one, so nothing raises it again."""
    wanted = [
        ("RLIMIT_AS", settings["memoryLimit"]), ("RLIMIT_CORE", 0),
        ("RLIMIT_FSIZE", settings["fileLimit"]), ("RLIMIT_NOFILE", settings["openFiles"]),
        ("RLIMIT_CPU", settings["cpuSeconds"]), ("RLIMIT_MSGQUEUE", 0), ("RLIMIT_MEMLOCK", 0)]
    if own_count:  # else the count would be that of all processes of the server's user
        wanted.append(("RLIMIT_NPROC", settings["processes"]))
    for name, value in wanted:
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            pass  # RLIMIT_AS on a system that has none
    try:
        os.nice(5)  # the server goes first
        write("/proc/self/oom_score_adj", "1000")  # and goes last when memory ends
    except OSError:
        pass


def drop_capabilities():
    header = struct.pack("=Ii", 0x20080522, 0)
    if hasattr(LIBC, "capset"):
        LIBC.capset(header, struct.pack("=6I", 0, 0, 0, 0, 0, 0))


# Landlock: https://docs.kernel.org/userspace-api/landlock.html

LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, IOCTL = 1, 2, 4, 8, 1 << 14, 1 << 15
ALL_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}


def landlock(settings, held):
    """Only the programs of the system, Python's own files and the private directory; returns the ABI or 0."""
    abi = LIBC.syscall(LANDLOCK_CREATE, None, 0, 1)
    if abi < 1:
        return 0
    everything = ALL_BY_ABI.get(abi, (1 << 16) - 1)
    attributes = struct.pack("=QQQ", everything, 3 if abi >= 4 else 0, 3 if abi >= 6 else 0)
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    ruleset = LIBC.syscall(LANDLOCK_CREATE, attributes, size, 0)
    if ruleset < 0:
        return 0
    file_rights = everything & (EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL)
    for path in readable(settings, held):
        allow(ruleset, path, (EXECUTE | READ_FILE | READ_DIR), file_rights)
    for path in ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"):
        allow(ruleset, path, READ_FILE | WRITE_FILE, file_rights)
    for path in [settings["directory"]] + [os.fsdecode(SHARED)] * settings.get("shared", False):
        allow(ruleset, path, everything & ~IOCTL, file_rights)
    done = LIBC.syscall(LANDLOCK_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return abi if done else 0


def readable(settings, held):
    system = ["/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/localtime",
              "/etc/timezone", "/etc/fonts", "/etc/ssl/openssl.cnf", "/etc/mime.types"]
    python = [sys.prefix, sys.base_prefix, sys.exec_prefix] + [p for p in sys.path if os.path.isabs(p)]
    proc = ["/proc"] if held.get("proc") else []
    return [p for p in system + python + proc + settings["readable"] if os.path.realpath(p) != "/"]


def allow(ruleset, path, rights, file_rights):
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    import stat
    if not stat.S_ISDIR(os.fstat(fd).st_mode):
        rights &= file_rights
    LIBC.syscall(LANDLOCK_ADD, ruleset, 1, struct.pack("=Qi", rights, fd), 0)
    os.close(fd)


# how much memory all processes of a kernel hold, and its files

def memory_used(root):
    """Bytes of a process and all below it; shared pages count once for all who share them."""
    pids = below(root)
    if sum(resident(pid) for pid in pids) < 64 << 20:
        return 0
    return sum(proportional(pid) for pid in pids)


def disk_used(directory):
    """Bytes of all files in a directory."""
    used = 0
    for where, _, names in os.walk(directory):
        for name in names:
            try:
                used += os.lstat(os.path.join(where, name)).st_blocks * 512
            except OSError:
                continue
    return used


def below(pid):
    found, open_ends = [], [str(pid)]
    while open_ends:
        at = open_ends.pop()
        found.append(at)
        try:
            for task in os.listdir("/proc/%s/task" % at):
                with open("/proc/%s/task/%s/children" % (at, task)) as file:
                    open_ends += file.read().split()
        except OSError:
            continue
    return found


def resident(pid):
    try:
        with open("/proc/%s/statm" % pid) as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0


def proportional(pid):
    try:
        with open("/proc/%s/smaps_rollup" % pid) as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return resident(pid)
