/**
 * Log lines: taken in, parsed, given a template, kept and searched behind {@link io.evenkeel.logs.LogStore}.
 * {@link io.evenkeel.logs.Templates} is a second door without Spring, for the command line.
 */
@ApplicationModule(allowedDependencies = {"audit", "telemetry", "protocol", "otlp"})
@NullMarked
package io.evenkeel.logs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
