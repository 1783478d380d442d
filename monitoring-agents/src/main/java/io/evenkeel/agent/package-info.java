/**
 * Runs on a watched host: reads /proc, pushes measurements, reports facts and a heartbeat. Plain Java.
 */
@NullMarked
package io.evenkeel.agent;

import org.jspecify.annotations.NullMarked;
