"""The names that a cell reads from outside and those that it defines, from its syntax alone.

What runs when the cell runs is walked in order: a name that was set before is not read from
outside. What runs later, the bodies of functions, reads what the cell has set by its end; which
names of a function are global is asked of Python's own symbol tables.
"""

import ast
import builtins
import json
import symtable

import frames

GIVEN = set(dir(builtins)) | {"__name__", "__doc__", "__file__", "__builtins__", "display"}
MOST = 10000


class Reading(ast.NodeVisitor):
    """Walks what runs at once. `set` is what is surely or perhaps set so far."""

    def __init__(self):
        self.set = set()
        self.reads = set()
        self.deleted = set()  # names of other cells
        self.stars = []
        self.scopes = []  # of comprehensions and class bodies: names that are theirs
        self.branches = 0

    # names

    def read(self, name):
        if not self.local(name) and name not in self.set:
            self.reads.add(name)

    def local(self, name):
        for at, (kind, own) in enumerate(reversed(self.scopes)):
            if name in own and (kind == "comprehension" or at == 0):
                return True  # a class's names are seen in its own body only
        return False

    def bind(self, name):
        if self.scopes:
            self.scopes[-1][1].add(name)
        else:
            self.set.add(name)

    def bind_outside(self, name):
        """An assignment expression in a comprehension binds around it."""
        for kind, own in reversed(self.scopes):
            if kind == "class":
                own.add(name)
                return
        self.set.add(name)

    def unbind(self, name):
        if self.scopes:
            if name in self.scopes[-1][1]:
                self.scopes[-1][1].discard(name)
            else:
                self.read(name)
        elif name not in self.set:
            self.reads.add(name)
            self.deleted.add(name)
        elif not self.branches:
            self.set.discard(name)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load):
            self.read(node.id)
        elif isinstance(node.ctx, ast.Store):
            self.bind(node.id)
        else:
            self.unbind(node.id)

    # assignments: the value first

    def visit_Assign(self, node):
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)

    def visit_AugAssign(self, node):
        if isinstance(node.target, ast.Name):
            self.read(node.target.id)
        self.visit(node.value)
        self.visit(node.target)

    def visit_AnnAssign(self, node):
        self.visit(node.annotation)
        if node.value is not None:
            self.visit(node.value)
            self.visit(node.target)
        elif not isinstance(node.target, ast.Name):
            self.visit(node.target)  # `x: int` alone sets nothing

    def visit_NamedExpr(self, node):
        self.visit(node.value)
        self.bind_outside(node.target.id)

    # what may not run

    def branch(self, *parts):
        self.branches += 1
        for part in parts:
            for node in part if isinstance(part, list) else [part]:
                if node is not None:
                    self.visit(node)
        self.branches -= 1

    def visit_If(self, node):
        self.visit(node.test)
        self.branch(node.body, node.orelse)

    def visit_While(self, node):
        self.visit(node.test)
        self.branch(node.body, node.orelse)

    def visit_For(self, node):
        self.visit(node.iter)
        self.visit(node.target)
        self.branch(node.body, node.orelse)

    visit_AsyncFor = visit_For

    def visit_Try(self, node):
        self.branch(node.body, node.handlers, node.orelse)
        for inner in node.finalbody:
            self.visit(inner)

    visit_TryStar = visit_Try

    def visit_ExceptHandler(self, node):
        if node.type is not None:
            self.visit(node.type)
        known = node.name is None or node.name in self.set or self.local(node.name)
        if node.name is not None:
            self.bind(node.name)
        for inner in node.body:
            self.visit(inner)
        if not known:  # Python deletes it at the end of the handler
            (self.scopes[-1][1] if self.scopes else self.set).discard(node.name)

    def visit_With(self, node):
        for item in node.items:
            self.visit(item.context_expr)
            if item.optional_vars is not None:
                self.visit(item.optional_vars)
        for inner in node.body:
            self.visit(inner)

    visit_AsyncWith = visit_With

    def visit_Match(self, node):
        self.visit(node.subject)
        for case in node.cases:
            self.branch(case.pattern, case.guard, case.body)

    def visit_MatchAs(self, node):
        self.generic_visit(node)
        if node.name is not None:
            self.bind(node.name)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node):
        self.generic_visit(node)
        if node.rest is not None:
            self.bind(node.rest)

    # imports

    def visit_Import(self, node):
        for alias in node.names:
            self.bind(alias.asname or alias.name.split(".")[0])

    def visit_ImportFrom(self, node):
        for alias in node.names:
            if alias.name == "*":
                self.stars.append((node.lineno, node.module or "."))
            elif node.module != "__future__":
                self.bind(alias.asname or alias.name)

    # scopes

    def visit_FunctionDef(self, node):
        for decorator in node.decorator_list:
            self.visit(decorator)
        own = {p.name for p in getattr(node, "type_params", [])}
        if not own:
            self.signature(node)
        else:
            self.scopes.append(("comprehension", own))
            self.signature(node)
            self.scopes.pop()
        self.bind(node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def signature(self, node):
        self.defaults(node.args)
        for argument in every_argument(node.args):
            if argument.annotation is not None:
                self.visit(argument.annotation)
        if node.returns is not None:
            self.visit(node.returns)

    def defaults(self, arguments):
        for default in arguments.defaults + arguments.kw_defaults:
            if default is not None:
                self.visit(default)

    def visit_Lambda(self, node):
        self.defaults(node.args)  # its body runs later: the symbol tables know it

    def visit_ClassDef(self, node):
        for decorator in node.decorator_list:
            self.visit(decorator)
        own = {p.name for p in getattr(node, "type_params", [])}
        self.scopes.append(("comprehension", own))
        for base in node.bases + node.keywords:
            self.visit(base)
        self.scopes.append(("class", {"__module__", "__qualname__"}))
        declared = {n for s in node.body if isinstance(s, ast.Global) for n in s.names}
        for inner in node.body:
            self.visit(inner)
        gained = self.scopes.pop()[1] & declared
        self.scopes.pop()
        self.bind(node.name)
        self.set |= gained

    def visit_TypeAlias(self, node):
        self.bind(node.name.id)  # its value is looked at later: the symbol tables know it

    def comprehension(self, node):
        first = node.generators[0]
        self.visit(first.iter)  # in the scope around
        self.scopes.append(("comprehension", set()))
        for generator in node.generators:
            if generator is not first:
                self.visit(generator.iter)
            self.visit(generator.target)
            for condition in generator.ifs:
                self.visit(condition)
        for part in ("key", "value", "elt"):
            if hasattr(node, part):
                self.visit(getattr(node, part))
        self.scopes.pop()

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = comprehension


def every_argument(arguments):
    found = list(getattr(arguments, "posonlyargs", [])) + arguments.args + arguments.kwonlyargs
    return found + [a for a in (arguments.vararg, arguments.kwarg) if a is not None]


def later(table, inside, reads, defines):
    """Global names of what runs later: of functions and of all that is in them."""
    deferred = inside
    if table.get_type() not in ("module", "class") and not (
            ".0" in table.get_identifiers() and not inside):  # only a comprehension has that
        deferred = True
    if deferred:
        for symbol in table.get_symbols():
            if symbol.is_global() and symbol.is_referenced():
                reads.add(symbol.get_name())
            if symbol.is_declared_global() and symbol.is_assigned():
                defines.add(symbol.get_name())
    for child in table.get_children():
        later(child, deferred, reads, defines)


def names(code):
    """{reads, defines, error}"""
    try:
        tree = compile(code, "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)
        compile(tree, "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)  # `return` outside a function
        reading = Reading()
        reading.visit(tree)
        reads, defines = set(), set()
        later(symtable.symtable(code, "<cell>", "exec"), False, reads, defines)
    except SyntaxError as error:
        return refused("line %s: %s: %s" % (error.lineno or 1, type(error).__name__, error.msg))
    except (RecursionError, MemoryError):
        return refused("line 1: SyntaxError: this text is nested too deeply")
    except (ValueError, OverflowError) as error:
        return refused("line 1: SyntaxError: %s" % error)
    defined = reading.set | defines
    read = reading.reads | (reads - defined)
    told = None
    if reading.stars:
        told = "line %d: from %s import *: the names that this defines cannot be known; import them by name" \
            % reading.stars[0]
    return {"reads": sorted(read - GIVEN)[:MOST],
            "defines": sorted(defined | reading.deleted)[:MOST], "error": told}


def refused(why):
    return {"reads": [], "defines": [], "error": why}


def serve(commands, answers):
    """Answers requests until the pipe ends; no code that comes is ever run."""
    while True:
        frame = frames.read(commands)
        if frame is None:
            return
        if frame[0] != b"C":
            continue
        request = json.loads(frame[1])
        answer = names(request["code"])
        answer["id"] = request["id"]
        frames.write(answers, b"J", json.dumps(answer).encode())
