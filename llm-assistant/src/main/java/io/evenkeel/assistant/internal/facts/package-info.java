/**
 * Answers without a model: a question read by the {@linkplain io.evenkeel.assistant.internal.grammar grammar} becomes a plan of
 * looks, the looks become claims that repeat facts word by word, and what no look has seen is not answered.
 */
@NullMarked
package io.evenkeel.assistant.internal.facts;

import org.jspecify.annotations.NullMarked;
