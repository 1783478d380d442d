/** What a line says of itself: time, level, message and fields, found in the forms that programs write. Pure; nothing is ever refused. */
@NullMarked
package io.evenkeel.logs.internal.parse;

import org.jspecify.annotations.NullMarked;
