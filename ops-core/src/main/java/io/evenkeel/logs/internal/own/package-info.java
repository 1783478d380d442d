/**
 * Parsers and masks that people describe: kept in the database, read by every server, tried on samples.
 */
@NullMarked
package io.evenkeel.logs.internal.own;

import org.jspecify.annotations.NullMarked;
