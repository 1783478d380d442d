package io.evenkeel.identity;

import java.util.Optional;
import java.util.UUID;

/**
 * One person with an account.
 *
 * @param name what they sign in with: 1 to 40 of {@code a-z 0-9 . _ -}
 * @param displayName what others read
 * @param email where mail reaches them, if known
 */
public record Person(UUID id, String name, String displayName, Optional<String> email, Role role) {}
