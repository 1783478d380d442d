/**
 * The process engine behind doors: processes by business key ({@link io.evenkeel.workflow.Flows}), what waits for people
 * ({@link io.evenkeel.workflow.Tasks}, {@link io.evenkeel.workflow.Approvals}), what models call ({@link
 * io.evenkeel.workflow.Step}), and where everything stands. No engine class leaves this room.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "notify", "alerting", "oncall", "incident"})
@NullMarked
package io.evenkeel.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
