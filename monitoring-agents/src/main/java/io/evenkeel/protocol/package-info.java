/**
 * What agent and server say to each other: immutable records, and {@link io.evenkeel.protocol.RemoteWrite}, which turns
 * measurements into the bytes of Prometheus remote write 1.0 and back. No Spring, no clock, no network; both sides use it.
 */
@NullMarked
package io.evenkeel.protocol;

import org.jspecify.annotations.NullMarked;
