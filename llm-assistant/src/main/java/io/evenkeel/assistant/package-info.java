/**
 * Answers questions about the estate with its sources, reading the other rooms' doors with the asker's own rights. It proposes
 * and never acts; it works with no language model, and better with one. Owns the chats.
 *
 * <p>A question goes to {@link io.evenkeel.assistant.Tool tools}, whose findings are numbered
 * {@link io.evenkeel.assistant.Source sources}; a composer (a grammar of intents, or a language model) makes claims from
 * them, and a checker holds each claim against its sources before anybody sees it.
 */
@NullMarked
package io.evenkeel.assistant;

import org.jspecify.annotations.NullMarked;
