/**
 * REST of the room {@code alerting}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.alerting.web;

import org.jspecify.annotations.NullMarked;
