/**
 * Read the other rooms' doors as the asker: one tool a room. What was seen becomes {@link io.evenkeel.assistant.internal.tools.Fact
 * facts}, each a sentence in the asker's language that stands for itself; a source's text is its facts, one a line. So a claim
 * that repeats a fact is proven by construction.
 */
@NullMarked
package io.evenkeel.assistant.internal.tools;

import org.jspecify.annotations.NullMarked;
