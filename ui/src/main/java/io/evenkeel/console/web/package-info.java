/**
 * Security filter, problem answers, live events.
 */
@NullMarked
package io.evenkeel.console.web;

import org.jspecify.annotations.NullMarked;
