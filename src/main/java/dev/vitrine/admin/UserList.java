package dev.vitrine.admin;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// Every user, by name.
@Serdeable
record UserList(List<UserBody> users) {}
