/**
 * How the bundled PostgreSQL is unpacked, initialised and started.
 */
@NullMarked
package io.evenkeel.database.internal;

import org.jspecify.annotations.NullMarked;
