package io.evenkeel.logs.internal.saved;

import java.time.Instant;
import java.util.UUID;

/**
 * @param owner id of whoever saved it
 * @param shared whether everybody who may search sees it
 */
public record SavedQuery(
        UUID id, String name, String query, String owner, String ownerName, boolean shared, Instant at) {}
