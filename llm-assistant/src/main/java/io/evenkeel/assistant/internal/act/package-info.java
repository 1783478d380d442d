/** Acts that are proposed, and pressed by a person. */
@NullMarked
package io.evenkeel.assistant.internal.act;

import org.jspecify.annotations.NullMarked;
