/**
 * The features of the desk, played against the running application: every step is a call over HTTP,
 * as a lending product, a keeper or an auditor would make it. The report that comes of it is the
 * desk's manual.
 */
package io.plimsoll.acceptance;
