/**
 * REST of the room {@code resource}: controllers with their request and response records.
 */
@NullMarked
package io.evenkeel.resource.web;

import org.jspecify.annotations.NullMarked;
