/**
 * Agents and the hosts they run on: enrolment, heartbeat, facts, revocation.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "protocol"})
@NullMarked
package io.evenkeel.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
