/** How articles are kept, reviewed, imported, and offered inside incidents. */
@NullMarked
package io.evenkeel.knowledge.internal;

import org.jspecify.annotations.NullMarked;
