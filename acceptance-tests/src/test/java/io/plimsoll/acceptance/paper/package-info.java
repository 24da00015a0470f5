/**
 * Runs the desk's models on worked numbers from published work and compares every figure within the
 * tolerance its file states. One comparison serves all papers; a small reading each says which of
 * the desk's models a file's inputs stand for.
 */
package io.plimsoll.acceptance.paper;
