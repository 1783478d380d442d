/** Chats: kept, limited, audited; who answers, and what becomes of an answer that was cut off. */
@NullMarked
package io.evenkeel.assistant.internal.chat;

import org.jspecify.annotations.NullMarked;
