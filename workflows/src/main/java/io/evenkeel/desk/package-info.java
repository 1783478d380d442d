/**
 * The service desk: tickets from people's page, mail, telephone and programs, what was promised about them and whether it
 * was kept, and the catalogue of what can be asked for. The waiting is in the promises' clocks; whoever works on a ticket
 * uses {@link io.evenkeel.desk.Desk}, whoever asked uses {@link io.evenkeel.desk.Requests}.
 */
@ApplicationModule(
        allowedDependencies = {"audit", "identity", "notify", "inventory", "oncall", "incident", "reporting", "workflow"
        })
@NullMarked
package io.evenkeel.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
