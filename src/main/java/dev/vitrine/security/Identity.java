package dev.vitrine.security;

import dev.vitrine.kernel.Caller;

/// A caller who proved who they are, with what the state database says about them.
public record Identity(Caller caller, UserDefaults defaults) {}
