package io.evenkeel.oncall;

import java.util.UUID;

/** A shift was handed over, the next one accepted it, or somebody was asked to. */
public record HandoverChanged(UUID id) {}
