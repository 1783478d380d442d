/** The chat over HTTP, streaming. */
@NullMarked
package io.evenkeel.assistant.web;

import org.jspecify.annotations.NullMarked;
