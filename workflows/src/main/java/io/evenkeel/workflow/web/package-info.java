/**
 * REST of the room {@code workflow}.
 */
@NullMarked
package io.evenkeel.workflow.web;

import org.jspecify.annotations.NullMarked;
