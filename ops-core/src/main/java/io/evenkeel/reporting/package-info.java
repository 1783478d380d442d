/**
 * What happened in a week or a month, in figures that never change afterwards: made once, on a page, as CSV and as PDF, by
 * schedule and mailed. Owns period, frozen reports and schedules; every room says its own part through
 * {@link io.evenkeel.reporting.Section}, those below are asked at their doors.
 */
@ApplicationModule(allowedDependencies = {"audit", "identity", "notify", "inventory", "oncall", "incident"})
@NullMarked
package io.evenkeel.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
