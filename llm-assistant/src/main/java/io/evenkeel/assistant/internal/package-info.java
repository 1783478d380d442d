/** How questions are understood, tools asked, answers made and checked, and chats kept. */
@NullMarked
package io.evenkeel.assistant.internal;

import org.jspecify.annotations.NullMarked;
