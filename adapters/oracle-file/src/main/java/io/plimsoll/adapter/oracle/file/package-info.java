/**
 * Prices that were recorded in a file, told again at their own pace. The file is read as time goes
 * on and never held as a whole.
 */
@NullMarked
package io.plimsoll.adapter.oracle.file;

import org.jspecify.annotations.NullMarked;
