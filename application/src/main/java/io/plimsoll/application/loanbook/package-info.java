/** Questions about many loans and many liquidations, and the full sheet of one loan at a moment. */
package io.plimsoll.application.loanbook;
