/**
 * REST of the room {@code problem}: controller with its request and response records.
 */
@NullMarked
package io.evenkeel.problem.web;

import org.jspecify.annotations.NullMarked;
