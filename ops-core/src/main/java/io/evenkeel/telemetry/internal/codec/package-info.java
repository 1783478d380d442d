/**
 * How samples become few bytes: {@link io.evenkeel.telemetry.internal.codec.RunWriter} and
 * {@link io.evenkeel.telemetry.internal.codec.RunReader} code the samples of one series (a run),
 * {@link io.evenkeel.telemetry.internal.codec.LogBody} those of one request as they come. Pure; every value comes back bit
 * for bit. Bytes are not checked against tampering: they come from the database.
 */
@NullMarked
package io.evenkeel.telemetry.internal.codec;

import org.jspecify.annotations.NullMarked;
