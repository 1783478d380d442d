/** The line to a language model behind an OpenAI-compatible endpoint: what leaves, what is believed, what happens without. */
@NullMarked
package io.evenkeel.assistant.internal.model;

import org.jspecify.annotations.NullMarked;
