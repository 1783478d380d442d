package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Sort;
import java.time.Instant;

/**
 * One call from a service to another, as its spans tell it.
 *
 * @param sort of the callee
 * @param at when it began, by the caller's clock where that is known
 */
record Call(Link link, Sort sort, String traceId, Instant at, long micros, boolean failed) {}
