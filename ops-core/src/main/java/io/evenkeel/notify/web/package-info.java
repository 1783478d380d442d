/**
 * REST of the room {@code notify}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.notify.web;

import org.jspecify.annotations.NullMarked;
