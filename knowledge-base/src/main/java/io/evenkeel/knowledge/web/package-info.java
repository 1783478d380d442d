/** Articles, search and suggestions over HTTP. */
@NullMarked
package io.evenkeel.knowledge.web;

import org.jspecify.annotations.NullMarked;
