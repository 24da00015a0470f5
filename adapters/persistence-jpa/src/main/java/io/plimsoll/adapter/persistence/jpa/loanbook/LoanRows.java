package io.plimsoll.adapter.persistence.jpa.loanbook;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code loan_directory}. */
@Transactional(readOnly = true)
interface LoanRows extends JpaRepository<LoanRow, String> {

  @Query("select l.market from LoanRow l where l.loan = :loan")
  Optional<String> marketOf(String loan);

  List<LoanRow> findByLoanGreaterThanOrderByLoan(String after, Limit limit);

  @Query(
      "select l from LoanRow l where l.market = :market and l.loan > :after order by l.market, l.loan")
  List<LoanRow> inMarket(String market, String after, Limit limit);
}
