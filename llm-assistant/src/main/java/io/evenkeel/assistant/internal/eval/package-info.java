/**
 * Asks the assistant questions about an estate that stands in files, and counts what it gets right. The estate is held in
 * memory behind the rooms' doors, which answer reads and refuse every act; no server, database or data folder is touched.
 */
@NullMarked
package io.evenkeel.assistant.internal.eval;

import org.jspecify.annotations.NullMarked;
