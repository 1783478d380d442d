/** What people ask of logs: read from text, asked of one line, and how messages are cut into words for it. */
@NullMarked
package io.evenkeel.logs.internal.query;

import org.jspecify.annotations.NullMarked;
