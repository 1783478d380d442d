/** Texts that a person edits and posts: summaries, reviews, runbooks. */
@NullMarked
package io.evenkeel.assistant.internal.draft;

import org.jspecify.annotations.NullMarked;
