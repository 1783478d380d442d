/**
 * Understands questions in Chinese and English without a model: words become intents, and names that the estate knows become
 * what the question is about. Pure: nothing is looked up here, and the same words with the same names mean the same.
 */
@NullMarked
package io.evenkeel.assistant.internal.grammar;

import org.jspecify.annotations.NullMarked;
