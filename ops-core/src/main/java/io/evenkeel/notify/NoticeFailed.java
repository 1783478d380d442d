package io.evenkeel.notify;

import java.time.Instant;
import java.util.UUID;

/** A notice was given up. */
public record NoticeFailed(String key, Channel channel, UUID personId, String about, String reason, Instant at) {}
