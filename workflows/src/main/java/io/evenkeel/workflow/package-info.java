/**
 * The process engine behind a door: starts, messages and positions by business key. No engine class leaves this room.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "alerting", "oncall", "incident"})
@NullMarked
package io.evenkeel.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
