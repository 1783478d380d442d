/**
 * What keeps coming back and why: proposed from incidents that repeat, with what they have in common; its cause with
 * evidence, a workaround that is offered in the next incident, a remedy through a change, and a quiet time before it
 * closes. Owns the problems.
 */
@ApplicationModule(
        allowedDependencies = {"audit", "identity", "inventory", "alerting", "incident", "reporting", "workflow"})
@NullMarked
package io.evenkeel.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
