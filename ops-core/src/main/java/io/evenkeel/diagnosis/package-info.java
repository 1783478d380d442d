/**
 * What may have caused a trouble: suspects with what speaks for and against each, or an honest "cannot tell".
 * {@link io.evenkeel.diagnosis.Causes} is a second door without Spring: it decides, and knows nothing of where what was seen
 * came from.
 */
@ApplicationModule(
        allowedDependencies = {"audit", "inventory", "telemetry", "logs", "alerting", "incident", "protocol"})
@NullMarked
package io.evenkeel.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
