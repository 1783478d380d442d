package io.evenkeel.identity;

import java.util.UUID;

/** Somebody has another password than before, by themselves or by an administrator. Published in the change's transaction. */
public record PasswordChanged(UUID person, String name) {}
