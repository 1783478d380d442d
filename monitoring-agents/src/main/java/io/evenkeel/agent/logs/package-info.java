/**
 * Follows log files and the journal of a host, and puts what is new into shipments. What was taken by the server is written
 * down by positions, so that the files themselves are the spool. {@link io.evenkeel.agent.logs.LogFollower} is the door.
 */
@NullMarked
package io.evenkeel.agent.logs;

import org.jspecify.annotations.NullMarked;
